ui-error-title = There is a problem
ui-error-prefix = Error:
ui-pages = Pages
ui-previous = Previous page
ui-next = Next page
ui-page-of = Page { $page } of { $last }
