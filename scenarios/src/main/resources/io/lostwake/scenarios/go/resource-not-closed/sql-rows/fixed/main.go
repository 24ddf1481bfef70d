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
	if rows, err := c.db.QueryContext(c.ctx, "select id from customer"); err == nil {
		defer rows.Close()
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
