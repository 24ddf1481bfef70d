//lostwake:go go1.21.13 go1.26.8 go1.27.4
//lostwake:misused resource-not-closed | a transaction that is still open | defer tx.Rollback()

// A transaction that neither commits nor rolls back when there is nothing to do.
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
		tx, err := db.BeginTx(ctx, nil)
		service.Must(err)
		result, err := tx.ExecContext(ctx, "update")
		service.Must(err)
		if changed, _ := result.RowsAffected(); changed < 2 {
			return
		}
		tx.Commit()
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
