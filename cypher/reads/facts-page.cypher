// versions: 5.26+
// A page of many facts with the version that the read point sees, their sources and links.
// include parts/paged-facts
// include parts/fact-rests-on
RETURN
// include parts/fact-columns
ORDER BY CASE WHEN $descending THEN null ELSE id END, id DESC
