//lostwake:go go1.21.13 go1.26.8 go1.27.4
//lostwake:misused resource-not-closed | a caller that waits for a free database connection | close the rows

// Queries that wait for connections which rows left open keep.
package main

import (
	"context"
	"database/sql"
	"time"

	"lostwake.io/libraries/service"
	"lostwake.io/libraries/standard/memory"
)

func main() {
	sql.Register("memory", memory.Driver{})
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	db := open()
	db.SetMaxOpenConns(2)
	service.Requests(40, func() {
		go func() {
			var id int
			if rows, err := db.QueryContext(ctx, "select"); err == nil && rows.Next() {
				rows.Scan(&id)
			}
		}()
		time.Sleep(time.Millisecond)
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
