//lostwake:go go1.21.13 go1.26.8 go1.27.4
//lostwake:misused resource-not-closed | rows of a query that are still open | defer rows.Close()

// A query that takes the first row and forgets the others.
package main

import (
	"context"
	"database/sql"

	"lostwake.io/libraries/service"
	"lostwake.io/libraries/standard/memory"
)

func main() {
	sql.Register("memory", memory.Driver{})
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	db := open()
	service.Requests(40, func() {
		var id int
		if rows, err := db.QueryContext(ctx, "select"); err == nil && rows.Next() {
			rows.Scan(&id)
		}
	})
	service.Show()
}

func open() *sql.DB {
	db, err := sql.Open("memory", "")
	if err != nil {
		panic(err)
	}
	return db
}
