# Not yet read by a native speaker.
deadlines-title = معلومات
deadlines-english-only = یہ صفحہ صرف انگریزی میں ہے۔ ہمیں فون کریں، ہم آپ کو آپ کی زبان میں بتائیں گے۔
frame-footer-deadlines = میرے پاس کتنا وقت ہے؟
