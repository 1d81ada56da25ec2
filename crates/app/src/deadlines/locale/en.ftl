deadlines-title = Information
deadlines-english-only = This page is in English only. Ring us, and we will tell you in your language.
frame-footer-deadlines = How long do I have?
