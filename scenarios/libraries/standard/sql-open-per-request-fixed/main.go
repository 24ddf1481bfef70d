//lostwake:expected the connection opener of a database pool

// One pool for all requests: the fix of sql-open-per-request.
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
	service.Requests(120, func() {
		if _, err := db.ExecContext(ctx, "insert"); err != nil {
			panic(err)
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
