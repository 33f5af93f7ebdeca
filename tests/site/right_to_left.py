"""The bridge case in Arabic: a good part of its words, so that a page is read from the right and has words of both ways."""

from pathlib import Path

from site_tools import edit

CASE = {
    "The Quillet footbridge: a case record": "جسر كيليت للمشاة: سجل القضية",
    "short_title: Quillet record": "short_title: سجل كيليت",
    "language: en": "language: ar",
    "label: The bridge": "label: الجسر",
    "label: Statements": "label: تصريحات",
}
NAMES = {
    "Ferrow Footpath League": "رابطة مشاة فيرو",
    "Edric Moolen": "إدريك مولن",
    "Hanno Prewett": "هانو بريويت",
    "Ilse Varrowby": "إلسا فاروبي",
    "Osk District Court": "محكمة أوسك",
    "Osk Valley Herald": "صحيفة وادي أوسك",
    "Quillet Bridge Inquiry": "لجنة التحقيق في جسر كيليت",
    "Sunniva Dunmarrow": "سونيفا دنمارو",
    "Town of Ferrow": "بلدة فيرو",
    "Ustrel Tribunal of Appeal": "محكمة الاستئناف في أوستريل",
    "Ustrel Works Safety Office": "مكتب سلامة الأعمال",
}
TITLES = {
    "Appeal against the reduced fine": "استئناف الغرامة",
    "Close a bridge whose strength is in doubt": "إغلاق كل جسر مشكوك فيه",
    "Did the inspector go under the deck in September 2021?": "هل نزلت المفتشة تحت الجسر في سبتمبر 2021؟",
    "Inquiry into the Quillet footbridge": "التحقيق في جسر كيليت",
    "Inspect in pairs": "الفحص بشخصين",
    "Look at hangers from below": "النظر إلى الحمالات من الأسفل",
    "Report of the Quillet Bridge Inquiry: Volume 1": "تقرير لجنة التحقيق في جسر كيليت: المجلد 1",
    "The bridge is built": "بناء الجسر",
    "The bridge is closed": "إغلاق الجسر",
    "The deck gives way": "سقوط أرضية الجسر",
    "The fine is reduced": "تخفيض الغرامة",
    "The fire brigade is called": "استدعاء فرقة الإطفاء",
    "The hangers are painted": "طلاء الحمالات",
    "The inquiry hears witnesses": "لجنة التحقيق تستمع إلى الشهود",
    "The inquiry reports": "تقرير لجنة التحقيق",
    "The suit is settled, and the settlement approved": "تسوية الدعوى",
    "The town cuts its bridge budget": "البلدة تخفض ميزانية الجسور",
    "Varrowby v. Town of Ferrow and another": "فاروبي ضد بلدة فيرو وآخر",
    "Walker hurt as footbridge drops": "إصابة امرأة في سقوط جسر",
    "Was the company warned of the rust?": "هل حُذرت الشركة من الصدأ؟",
    "title: Negligence": "title: الإهمال",
    "title: Public nuisance": "title: الإزعاج العام",
}
TEXTS = {
    "A suit for damages by the person who was hurt.": "دعوى تعويض رفعتها المصابة.",
    "He presided over the civil suit.": "ترأس الدعوى المدنية.",
    "Northern bank, Town of Ferrow": "الضفة الشمالية، بلدة فيرو",
    "Quillet footbridge, Town of Ferrow": "جسر كيليت، بلدة فيرو",
    "No boat was hired that month, and no platform.": "لم يُستأجر قارب في ذلك الشهر.",
    "On review, the fine was reduced from 90,000 to 40,000 crowns.": "خُفضت الغرامة من 90,000 إلى 40,000.",
    "She went under the deck by boat, and saw no loss of section.": "نزلت تحت الجسر بقارب ولم تر صدأ.",
    "The bridge has been closed since the deck gave way.": "الجسر مغلق منذ سقوط أرضيته.",
    "The company was not told of the rust.": "لم تُبلغ الشركة بالصدأ.",
    "The company was told of the rust in 2021.": "أُبلغت الشركة بالصدأ في عام 2021.",
    "The deck dropped about two metres at its northern end while one person was on it.": "هبط الجسر مترين وكان عليه شخص واحد.",
    "The hangers of the bridge were painted for the last time.": "طُليت حمالات الجسر للمرة الأخيرة.",
    "The hanger failed because water had stood in its socket.": "انكسرت الحمالة بسبب الماء.",
    "The town owned the footbridge.": "كانت البلدة تملك الجسر.",
    'stance: "Yes"': "stance: نعم",
}
MENU = {
    "- Overview:": "- نظرة عامة:",
    "- Timeline:": "- التسلسل الزمني:",
    "- People:": "- الأشخاص:",
    "- Court cases:": "- القضايا:",
    "- What’s disputed:": "- محل الخلاف:",
    "- Sources:": "- المصادر:",
    "The Quillet footbridge: a case record": CASE["The Quillet footbridge: a case record"],
}


def in_arabic(project: Path) -> None:
    """Have the bridge case, in the folder of its mkdocs.yml, speak Arabic; the words of another language stay among them."""
    for old, new in CASE.items():
        edit(project / "case_data" / "case.yml", old, new)
    for old, new in MENU.items():
        edit(project / "mkdocs.yml", old, new)
    for path in (project / "case_data").glob("*.yml"):
        text = path.read_text(encoding="utf-8")
        for old, new in (TITLES | TEXTS | NAMES).items():
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
