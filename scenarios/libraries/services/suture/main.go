//lostwake:expected a supervisor
//lostwake:unclear main.service.Serve

// A supervisor of suture with one service and one supervisor below it.
package main

import (
	"context"
	"log"
	"os"
	"runtime"
	"runtime/pprof"
	"time"

	"github.com/thejerf/suture/v4"
)

type service struct{}

func (service) Serve(ctx context.Context) error {
	<-ctx.Done()
	return ctx.Err()
}

func main() {
	root := suture.NewSimple("root")
	below := suture.NewSimple("below")
	below.Add(service{})
	root.Add(below)
	root.Add(service{})
	root.ServeBackground(context.Background())
	dump()
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
