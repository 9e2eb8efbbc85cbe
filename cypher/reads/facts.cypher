// versions: 5.26+
// Facts with the version that the read point sees, their sources and links.
// include parts/keyed-facts
// include parts/wanted-facts
// include parts/fact-rests-on
RETURN
// include parts/fact-columns
ORDER BY CASE WHEN $descending THEN null ELSE id END, id DESC
