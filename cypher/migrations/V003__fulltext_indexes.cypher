// versions: 5.26+
// The terms are made by GraphMemory, with the scope's token as the first of them, so white space is all that parts them.
CREATE FULLTEXT INDEX turn_terms IF NOT EXISTS FOR (n:Turn) ON EACH [n.terms]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace', `fulltext.eventually_consistent`: false}};
CREATE FULLTEXT INDEX fact_terms IF NOT EXISTS FOR (n:Fact) ON EACH [n.terms]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace', `fulltext.eventually_consistent`: false}};
