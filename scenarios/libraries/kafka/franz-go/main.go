//lostwake:expected a caller that polls a franz-go client
//lostwake:expected a connection of the fake Kafka cluster of franz-go
//lostwake:expected a fetch of a franz-go consumer
//lostwake:expected an accept loop
//lostwake:expected the connection reaper of a franz-go client
//lostwake:expected the fake Kafka cluster of franz-go
//lostwake:expected the fetch limit of a franz-go client
//lostwake:expected the heartbeat of a franz-go group member
//lostwake:expected the metadata loop of a franz-go client
//lostwake:expected the metrics loop of a franz-go client
//lostwake:expected the offset commits of a franz-go group member
//lostwake:expected the reader of a connection of a franz-go client
//lostwake:expected the reader of a connection of the fake Kafka cluster of franz-go
//lostwake:expected the session of a franz-go group member
//lostwake:expected the wait of a poll of a franz-go client
//lostwake:expected the writer of a connection of the fake Kafka cluster of franz-go

// A franz-go client that produces and consumes as a member of a group, at rest.
package main

import (
	"context"
	"log"
	"os"
	"runtime"
	"runtime/pprof"
	"time"

	"github.com/twmb/franz-go/pkg/kfake"
	"github.com/twmb/franz-go/pkg/kgo"
)

func main() {
	cluster, err := kfake.NewCluster(kfake.NumBrokers(1), kfake.SeedTopics(2, "orders"))
	check(err)
	defer cluster.Close()
	client, err := kgo.NewClient(
		kgo.SeedBrokers(cluster.ListenAddrs()...),
		kgo.ConsumerGroup("billing"),
		kgo.ConsumeTopics("orders"))
	check(err)
	ctx := context.Background()
	check(client.ProduceSync(ctx, &kgo.Record{Topic: "orders", Value: []byte("order")}).FirstErr())
	go func() {
		for {
			client.PollFetches(ctx)
		}
	}()
	time.Sleep(5 * time.Second)
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
