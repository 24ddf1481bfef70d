//lostwake:expected a reader of a yamux stream
//lostwake:expected the end of a plugin
//lostwake:expected the keepalive of a yamux session
//lostwake:expected the lines of a plugin
//lostwake:expected the log reader of a plugin
//lostwake:expected the output of a plugin
//lostwake:expected the output reader of a plugin
//lostwake:expected the reader of a yamux session
//lostwake:expected the streams of a plugin
//lostwake:expected the writer of a yamux session

// A host of go-plugin with one plugin, which is this program itself, at rest.
package main

import (
	"io"
	"log"
	"net/rpc"
	"os"
	"os/exec"
	"runtime"
	"runtime/pprof"
	"time"

	"github.com/hashicorp/go-hclog"
	"github.com/hashicorp/go-plugin"
)

type greeter struct{}

func (greeter) Server(*plugin.MuxBroker) (any, error)              { return &greeter{}, nil }
func (greeter) Client(*plugin.MuxBroker, *rpc.Client) (any, error) { return &greeter{}, nil }

var handshake = plugin.HandshakeConfig{ProtocolVersion: 1, MagicCookieKey: "GREETER", MagicCookieValue: "yes"}

func main() {
	plugins := map[string]plugin.Plugin{"greeter": greeter{}}
	if os.Getenv("GREETER") != "" {
		plugin.Serve(&plugin.ServeConfig{HandshakeConfig: handshake, Plugins: plugins})
		return
	}
	self, err := os.Executable()
	check(err)
	client := plugin.NewClient(&plugin.ClientConfig{
		HandshakeConfig: handshake, Plugins: plugins, Cmd: exec.Command(self), Logger: hclog.New(&hclog.LoggerOptions{Output: io.Discard}),
	})
	defer client.Kill()
	protocol, err := client.Client()
	check(err)
	_, err = protocol.Dispense("greeter")
	check(err)
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
