//lostwake:go go1.21.13 go1.26.8 go1.27.4
//lostwake:misused resource-not-closed | a caller that waits for a free database connection | read them to their end first

// A query in the loop over the rows of another one: every caller holds a connection and waits for a second one.
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
	db.SetMaxOpenConns(20)
	service.Requests(20, func() {
		go totals(ctx, db)
		time.Sleep(time.Millisecond)
	})
	service.Show()
}

func totals(ctx context.Context, db *sql.DB) error {
	orders, err := db.QueryContext(ctx, "select id from orders")
	if err != nil {
		return err
	}
	defer orders.Close()
	for orders.Next() {
		var id, total int
		if err := orders.Scan(&id); err != nil {
			return err
		}
		prepare(id)
		if err := db.QueryRowContext(ctx, "select total from items", id).Scan(&total); err != nil {
			return err
		}
	}
	return orders.Err()
}

// prepare is what takes long enough for the other callers to have a connection each.
func prepare(int) { time.Sleep(100 * time.Millisecond) }

func open() *sql.DB {
	db, err := sql.Open("memory", "")
	if err != nil {
		panic(err)
	}
	return db
}
