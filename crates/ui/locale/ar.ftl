# Not yet read by a native speaker.
ui-error-title = هناك مشكلة
ui-error-prefix = خطأ:
ui-pages = الصفحات
ui-previous = الصفحة السابقة
ui-next = الصفحة التالية
ui-page-of = الصفحة { $page } من { $last }
