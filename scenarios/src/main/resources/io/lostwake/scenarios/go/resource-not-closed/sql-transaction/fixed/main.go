package main

import (
	"context"
	"database/sql"
	"errors"
	"log"

	_ "lostwake.scenarios/internal/memorydb"
	"lostwake.scenarios/internal/serve"
)

var errEmpty = errors.New("an order needs an item")

type orders struct{ db *sql.DB }

func (o *orders) place(ctx context.Context, items int) (err error) {
	var tx *sql.Tx
	if tx, err = o.db.BeginTx(ctx, nil); err != nil {
		return err
	}
	defer tx.Rollback()
	if items == 0 {
		return errEmpty
	}
	return tx.Commit()
}

func main() {
	db, err := sql.Open("memory", "")
	if err != nil {
		log.Fatal(err)
	}
	o := &orders{db: db}
	ctx, shutdown := context.WithCancel(context.Background())
	defer shutdown()
	serve.Run(func() { o.place(ctx, 0) })
}
