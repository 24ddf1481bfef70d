//lostwake:expected the aggregator of a DogStatsD client
//lostwake:expected the flush timer of a DogStatsD client
//lostwake:expected the sender of a DogStatsD client
//lostwake:expected the telemetry of a DogStatsD client

// The DogStatsD client after one metric.
package main

import (
	"log"
	"net"
	"os"
	"runtime"
	"runtime/pprof"
	"time"

	"github.com/DataDog/datadog-go/v5/statsd"
)

func main() {
	agent, err := net.ListenPacket("udp", "127.0.0.1:0")
	check(err)
	client, err := statsd.New(agent.LocalAddr().String())
	check(err)
	check(client.Incr("requests", nil, 1))
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
