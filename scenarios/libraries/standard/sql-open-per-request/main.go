//lostwake:misused resource-not-closed | the connection opener of a database pool | call sql.Open once per database

// A pool for every request.
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
	service.Requests(120, func() {
		if _, err := open().ExecContext(ctx, "insert"); err != nil {
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
