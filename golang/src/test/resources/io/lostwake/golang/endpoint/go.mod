module endpoint

go 1.26
