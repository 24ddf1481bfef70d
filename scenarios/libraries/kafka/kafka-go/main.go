//lostwake:expected a caller that waits for the next message of a kafka-go reader
//lostwake:expected a connection of the fake Kafka cluster of franz-go
//lostwake:expected a generation of a kafka-go consumer group
//lostwake:expected a kafka-go reader that waits for its generation to end
//lostwake:expected a kafka-go reader that waits for its next generation
//lostwake:expected an accept loop
//lostwake:expected an idle connection of a kafka-go transport
//lostwake:expected the batch queue of a kafka-go writer
//lostwake:expected the fake Kafka cluster of franz-go
//lostwake:expected the fetch loop of a kafka-go reader
//lostwake:expected the heartbeat of a kafka-go consumer group
//lostwake:expected the lag meter of a kafka-go reader
//lostwake:expected the metadata loop of a kafka-go transport
//lostwake:expected the offset commits of a kafka-go reader
//lostwake:expected the reader of a connection of the fake Kafka cluster of franz-go
//lostwake:expected the writer of a connection of the fake Kafka cluster of franz-go

// A kafka-go reader of a group and a writer, at rest.
package main

import (
	"context"
	"log"
	"os"
	"runtime"
	"runtime/pprof"
	"time"

	"github.com/segmentio/kafka-go"
	"github.com/twmb/franz-go/pkg/kfake"
)

func main() {
	cluster, err := kfake.NewCluster(kfake.NumBrokers(1), kfake.SeedTopics(2, "orders"))
	check(err)
	defer cluster.Close()
	writer := &kafka.Writer{Addr: kafka.TCP(cluster.ListenAddrs()...), Topic: "orders", BatchTimeout: time.Millisecond}
	ctx := context.Background()
	check(writer.WriteMessages(ctx, kafka.Message{Value: []byte("order")}))
	group := kafka.NewReader(kafka.ReaderConfig{Brokers: cluster.ListenAddrs(), GroupID: "billing", Topic: "orders"})
	partition := kafka.NewReader(kafka.ReaderConfig{Brokers: cluster.ListenAddrs(), Topic: "orders"})
	for _, reader := range []*kafka.Reader{group, partition} {
		go func() {
			for {
				if _, err := reader.ReadMessage(ctx); err != nil {
					log.Fatal(err)
				}
			}
		}()
	}
	time.Sleep(10 * time.Second)
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
