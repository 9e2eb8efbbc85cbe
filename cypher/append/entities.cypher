// versions: 5.26+
UNWIND $rows AS row
CREATE (e:Entity)
SET e = row
