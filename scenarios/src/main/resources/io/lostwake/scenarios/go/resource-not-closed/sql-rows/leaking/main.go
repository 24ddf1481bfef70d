//lostwake:cause resource-not-closed
//lostwake:title the rows of a query are left before their end and never closed
//lostwake:proof none
//lostwake:reads endpoint
//lostwake:fix defer rows.Close()
//lostwake:environment GODEBUG=tracebackancestors=10

package main

import (
	"context"
	"database/sql"
	"log"

	_ "lostwake.scenarios/internal/memorydb"
	"lostwake.scenarios/internal/serve"
)

type customers struct {
	ctx context.Context
	db  *sql.DB
}

func (c *customers) first() (id int) {
	if rows, err := c.db.QueryContext(c.ctx, "select id from customer"); err == nil { // lostwake:culprit
		if rows.Next() {
			rows.Scan(&id)
		}
	}
	return id
}

func main() {
	db, err := sql.Open("memory", "")
	if err != nil {
		log.Fatal(err)
	}
	ctx, shutdown := context.WithCancel(context.Background())
	defer shutdown()
	c := &customers{ctx: ctx, db: db}
	serve.Run(func() { c.first() })
}
