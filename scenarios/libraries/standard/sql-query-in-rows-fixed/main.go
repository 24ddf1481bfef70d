//lostwake:go go1.21.13 go1.26.8 go1.27.4
//lostwake:expected the connection opener of a database pool

// The rows are read to their end before the next query: the fix of sql-query-in-rows.
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
	ids, err := orders(ctx, db)
	if err != nil {
		return err
	}
	for _, id := range ids {
		var total int
		prepare(id)
		if err := db.QueryRowContext(ctx, "select total from items", id).Scan(&total); err != nil {
			return err
		}
	}
	return nil
}

func orders(ctx context.Context, db *sql.DB) (ids []int, err error) {
	orders, err := db.QueryContext(ctx, "select id from orders")
	if err != nil {
		return nil, err
	}
	defer orders.Close()
	for orders.Next() {
		var id int
		if err := orders.Scan(&id); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, orders.Err()
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
