//lostwake:expected a connection of the fake Kafka cluster of franz-go
//lostwake:expected a member of a Kafka consumer group
//lostwake:expected a partition of a Kafka consumer group that waits for its session to end
//lostwake:expected an accept loop
//lostwake:expected an offset commit behind another request
//lostwake:expected the answers of a synchronous Kafka producer
//lostwake:expected the batch builder of a Kafka producer
//lostwake:expected the dispatcher of a Kafka partition consumer
//lostwake:expected the dispatcher of a Kafka producer
//lostwake:expected the errors of a claimed Kafka partition
//lostwake:expected the errors of a partition of a Kafka consumer group
//lostwake:expected the errors of a synchronous Kafka producer
//lostwake:expected the fake Kafka cluster of franz-go
//lostwake:expected the feeder of a Kafka partition consumer
//lostwake:expected the fetch loop of a Kafka consumer
//lostwake:expected the heartbeat of a Kafka consumer group
//lostwake:expected the metadata timer of a Kafka client
//lostwake:expected the meter timer of go-metrics
//lostwake:expected the partition queue of a Kafka producer
//lostwake:expected the partition watch of a Kafka consumer group
//lostwake:expected the reader of a connection of the fake Kafka cluster of franz-go
//lostwake:expected the request queue of a Kafka producer
//lostwake:expected the response reader of a Kafka broker connection
//lostwake:expected the response reader of an idle Kafka broker connection
//lostwake:expected the retry queue of a Kafka producer
//lostwake:expected the subscription list of a Kafka consumer
//lostwake:expected the topic queue of a Kafka producer
//lostwake:expected the writer of a connection of the fake Kafka cluster of franz-go
//lostwake:unclear main.handler.ConsumeClaim

// A Sarama producer and a consumer of a group, at rest.
package main

import (
	"context"
	"log"
	"os"
	"runtime"
	"runtime/pprof"
	"time"

	"github.com/IBM/sarama"
	"github.com/twmb/franz-go/pkg/kfake"
)

type handler struct{}

func (handler) Setup(sarama.ConsumerGroupSession) error   { return nil }
func (handler) Cleanup(sarama.ConsumerGroupSession) error { return nil }

func (handler) ConsumeClaim(session sarama.ConsumerGroupSession, claim sarama.ConsumerGroupClaim) error {
	for message := range claim.Messages() {
		session.MarkMessage(message, "")
	}
	return nil
}

func main() {
	cluster, err := kfake.NewCluster(kfake.NumBrokers(1), kfake.SeedTopics(2, "orders"))
	check(err)
	defer cluster.Close()
	config := sarama.NewConfig()
	config.Version = sarama.V2_8_0_0
	config.Producer.Return.Successes = true
	producer, err := sarama.NewSyncProducer(cluster.ListenAddrs(), config)
	check(err)
	_, _, err = producer.SendMessage(&sarama.ProducerMessage{Topic: "orders", Value: sarama.StringEncoder("order")})
	check(err)
	group, err := sarama.NewConsumerGroup(cluster.ListenAddrs(), "billing", config)
	check(err)
	go func() {
		for {
			check(group.Consume(context.Background(), []string{"orders"}, handler{}))
		}
	}()
	time.Sleep(8 * time.Second)
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
