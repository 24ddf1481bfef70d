// An open Badger database after some writes.
package main

import (
	"fmt"
	"log"
	"os"
	"runtime"
	"runtime/pprof"
	"time"

	"github.com/dgraph-io/badger/v4"
)

func main() {
	directory, err := os.MkdirTemp("", "badger")
	check(err)
	defer os.RemoveAll(directory)
	database, err := badger.Open(badger.DefaultOptions(directory).WithLogger(nil))
	check(err)
	for i := range 100 {
		check(database.Update(func(transaction *badger.Txn) error {
			return transaction.Set(fmt.Append(nil, i), []byte("value"))
		}))
	}
	dump()
	check(database.Close())
}

// dump writes what every goroutine does at rest.
func dump() {
	time.Sleep(2 * time.Second)
	runtime.GC()
	if err := pprof.Lookup("goroutine").WriteTo(os.Stdout, 2); err != nil {
		log.Fatal(err)
	}
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
