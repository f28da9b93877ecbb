"""What type checkers must find: each line that is marked, and no other."""

import privity

privity.verdict(law="nyc", on="2024-01-01", act="discloze", actor="city_employee", of="name")  # wrong: no such act
privity.verdict(law="nyc", on="2024-01-01", act="retain", of="name")  # wrong: nobody acts
privity.verdict(law="nyc", on="2024-01-01", act="retain", actor="city_employee", of=["name", "sin"])  # wrong: no such category
privity.verdict({"law": "nyc"})
answer = privity.decide(law="nyc", on="2024-01-01", act="retain", actor="city_employee", of="name", closed=True)
answer.verdict = "permitted"  # wrong: an answer cannot be changed
print(answer.verdict == "permitted", answer.verdikt)  # wrong: no such attribute
