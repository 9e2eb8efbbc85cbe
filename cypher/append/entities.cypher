// versions: 5.26+
UNWIND $lists.rows AS row
CREATE (e:Entity)
SET e = row
