//lostwake:expected a context that waits for a signal
//lostwake:expected a controller that runs
//lostwake:expected a group of a manager's parts
//lostwake:expected a manager that runs
//lostwake:expected a part of a controller's priority queue
//lostwake:expected a watch of the Kubernetes API
//lostwake:expected a worker that waits for its next item
//lostwake:expected an event handler of an informer
//lostwake:expected the accept loop of an HTTP server
//lostwake:expected the event buffer of an informer's handler
//lostwake:expected the informers of a manager's cache
//lostwake:expected the listeners of an informer
//lostwake:expected the queue of an informer
//lostwake:expected the receiver of operating system signals
//lostwake:expected the resync timer of an informer
//lostwake:expected the stop channels of an informer of a manager's cache
//lostwake:expected the stop watch of a controller's queue
//lostwake:expected the stop watch of a manager's metrics server
//lostwake:expected the stop watch of a manager's server
//lostwake:expected the stop watch of an informer
//lostwake:expected the watch of an informer
//lostwake:expected the watch on a client while its handler runs
//lostwake:expected the writer of a connection of an HTTP client
//lostwake:unclear context.(*cancelCtx).propagateCancel.func2
//lostwake:unclear main.api
//lostwake:unclear net/http.(*persistConn).readLoop

// A manager of controller-runtime with one controller, at rest.
package main

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"runtime"
	"runtime/pprof"
	"strings"
	"time"

	"github.com/go-logr/logr"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/client-go/rest"
	ctrl "sigs.k8s.io/controller-runtime"
	ctrllog "sigs.k8s.io/controller-runtime/pkg/log"
	"sigs.k8s.io/controller-runtime/pkg/metrics/server"
	"sigs.k8s.io/controller-runtime/pkg/reconcile"
)

// api knows pods only: discovery, an empty list, and watches that stay open.
func api(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	switch {
	case r.URL.Path == "/api":
		fmt.Fprintln(w, `{"kind":"APIVersions","versions":["v1"]}`)
	case r.URL.Path == "/apis":
		fmt.Fprintln(w, `{"kind":"APIGroupList","apiVersion":"v1","groups":[]}`)
	case r.URL.Path == "/api/v1":
		fmt.Fprintln(w, `{"kind":"APIResourceList","groupVersion":"v1","resources":[{"name":"pods","singularName":"pod","namespaced":true,"kind":"Pod","verbs":["get","list","watch"]}]}`)
	case r.URL.Query().Get("watch") != "":
		if r.URL.Query().Get("sendInitialEvents") == "true" {
			fmt.Fprintln(w, `{"type":"BOOKMARK","object":{"kind":"Pod","apiVersion":"v1","metadata":{"resourceVersion":"1","annotations":{"k8s.io/initial-events-end":"true"}}}}`)
		}
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	case strings.HasSuffix(r.URL.Path, "/pods"):
		fmt.Fprintln(w, `{"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"1"},"items":[]}`)
	default:
		http.NotFound(w, r)
	}
}

func main() {
	ctrllog.SetLogger(logr.Discard())
	stub := httptest.NewServer(http.HandlerFunc(api))
	manager, err := ctrl.NewManager(&rest.Config{Host: stub.URL}, ctrl.Options{
		Metrics:                server.Options{BindAddress: "127.0.0.1:0"},
		HealthProbeBindAddress: "127.0.0.1:0",
	})
	check(err)
	reconciler := reconcile.Func(func(context.Context, reconcile.Request) (reconcile.Result, error) {
		return reconcile.Result{}, nil
	})
	check(ctrl.NewControllerManagedBy(manager).For(&corev1.Pod{}).Complete(reconciler))
	go func() { check(manager.Start(ctrl.SetupSignalHandler())) }()
	time.Sleep(3 * time.Second)
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
