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
