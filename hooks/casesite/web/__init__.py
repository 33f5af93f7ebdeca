"""What the addresses of sources answer: the one room that opens a connection, and that nothing on the way to the site imports.

``hosts`` asks, as a guest does who knows the house rules; ``connection`` carries one request; ``document`` reads what came;
``judging`` holds it against the data and against what was learnt before (``memory``); ``report`` says what is not as it was.
"""
