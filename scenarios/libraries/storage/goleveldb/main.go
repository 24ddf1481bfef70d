//lostwake:expected the error state of a LevelDB
//lostwake:expected the file reference counter of a LevelDB
//lostwake:expected the memory compactor of a LevelDB
//lostwake:expected the memory pool of a LevelDB
//lostwake:expected the table compactor of a LevelDB

// An open LevelDB after some writes.
package main

import (
	"fmt"
	"log"
	"os"
	"runtime"
	"runtime/pprof"
	"time"

	"github.com/syndtr/goleveldb/leveldb"
)

func main() {
	directory, err := os.MkdirTemp("", "leveldb")
	check(err)
	defer os.RemoveAll(directory)
	database, err := leveldb.OpenFile(directory, nil)
	check(err)
	for i := range 100 {
		check(database.Put(fmt.Append(nil, i), []byte("value"), nil))
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
