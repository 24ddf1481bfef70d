//lostwake:expected a queue meter of a Serf agent
//lostwake:expected a timer of a memberlist
//lostwake:expected an accept loop of a Raft transport
//lostwake:expected the TCP listener of a memberlist
//lostwake:expected the UDP listener of a memberlist
//lostwake:expected the answers of a Raft follower
//lostwake:expected the heartbeat to a Raft follower
//lostwake:expected the log metrics of a Raft leader
//lostwake:expected the loop of a Raft follower
//lostwake:expected the loop of a Raft leader
//lostwake:expected the packet handler of a memberlist
//lostwake:expected the packet queue of a memberlist
//lostwake:expected the pipeline to a Raft follower
//lostwake:expected the query handler of a Serf agent
//lostwake:expected the queue meter of a memberlist
//lostwake:expected the reader of a connection of a Raft node
//lostwake:expected the reaper of a Serf agent
//lostwake:expected the reconnect timer of a Serf agent
//lostwake:expected the replication to a Raft follower
//lostwake:expected the snapshot timer of a Raft node
//lostwake:expected the state exchange of a memberlist
//lostwake:expected the state machine of a Raft node
//lostwake:expected the stream queue of a memberlist

// A Raft node, two members of a gossip cluster and a Serf agent, at rest.
package main

import (
	"io"
	"log"
	"os"
	"runtime"
	"runtime/pprof"
	"time"

	"github.com/hashicorp/memberlist"
	"github.com/hashicorp/raft"
	"github.com/hashicorp/serf/serf"
)

type machine struct{}

func (machine) Apply(*raft.Log) any                 { return nil }
func (machine) Snapshot() (raft.FSMSnapshot, error) { return snapshot{}, nil }
func (machine) Restore(body io.ReadCloser) error    { return body.Close() }

type snapshot struct{}

func (snapshot) Persist(sink raft.SnapshotSink) error { return sink.Close() }
func (snapshot) Release()                             {}

func nodes() {
	var transports []*raft.NetworkTransport
	var servers []raft.Server
	for _, name := range []string{"first", "second", "third"} {
		transport, err := raft.NewTCPTransport("127.0.0.1:0", nil, 3, time.Second, io.Discard)
		check(err)
		transports = append(transports, transport)
		servers = append(servers, raft.Server{ID: raft.ServerID(name), Address: transport.LocalAddr()})
	}
	for i, transport := range transports {
		config := raft.DefaultConfig()
		config.LocalID = servers[i].ID
		config.LogOutput = io.Discard
		store := raft.NewInmemStore()
		node, err := raft.NewRaft(config, machine{}, store, store, raft.NewInmemSnapshotStore(), transport)
		check(err)
		if i == 0 {
			check(node.BootstrapCluster(raft.Configuration{Servers: servers}).Error())
		}
	}
}

func members() {
	first := gossip("first")
	second := gossip("second")
	_, err := second.Join([]string{first.LocalNode().FullAddress().Addr})
	check(err)
}

func gossip(name string) *memberlist.Memberlist {
	config := memberlist.DefaultLocalConfig()
	config.Name = name
	config.BindAddr = "127.0.0.1"
	config.BindPort = 0
	config.LogOutput = io.Discard
	list, err := memberlist.Create(config)
	check(err)
	return list
}

func main() {
	nodes()
	members()
	config := serf.DefaultConfig()
	config.LogOutput = io.Discard
	config.MemberlistConfig.LogOutput = io.Discard
	config.MemberlistConfig.BindAddr = "127.0.0.1"
	config.MemberlistConfig.BindPort = 0
	_, err := serf.Create(config)
	check(err)
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
