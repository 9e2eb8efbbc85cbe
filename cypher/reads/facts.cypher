// versions: 5.26+
// A page of facts with the version that the read point sees, their sources and links.
// include parts/chosen-facts
// include parts/fact-rests-on
RETURN
// include parts/fact-columns
ORDER BY CASE WHEN $descending THEN null ELSE id END, id DESC
