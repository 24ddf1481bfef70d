//lostwake:expected a periodic task between two runs
//lostwake:expected a poll between two attempts
//lostwake:expected a recorder of events
//lostwake:expected a worker that waits for its next item
//lostwake:expected an event handler of an informer
//lostwake:expected the event broadcaster
//lostwake:expected the event buffer of an informer's handler
//lostwake:expected the listeners of an informer
//lostwake:expected the queue of an informer
//lostwake:expected the resync timer of an informer
//lostwake:expected the stop watch of an informer
//lostwake:expected the timer of a delaying work queue
//lostwake:expected the watch of an informer
//lostwake:unclear main.main.func5

// A controller on client-go: informers, work queues, leader election and events, at rest.
package main

import (
	"context"
	"log"
	"os"
	"runtime"
	"runtime/pprof"
	"time"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/wait"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes/fake"
	"k8s.io/client-go/kubernetes/scheme"
	typedcorev1 "k8s.io/client-go/kubernetes/typed/core/v1"
	"k8s.io/client-go/tools/cache"
	"k8s.io/client-go/tools/leaderelection"
	"k8s.io/client-go/tools/leaderelection/resourcelock"
	"k8s.io/client-go/tools/record"
	"k8s.io/client-go/util/workqueue"
)

func main() {
	ctx := context.Background()
	client := fake.NewClientset(&corev1.Pod{ObjectMeta: metav1.ObjectMeta{Name: "web", Namespace: "default"}})
	factory := informers.NewSharedInformerFactory(client, 10*time.Minute)
	queue := workqueue.NewTypedRateLimitingQueue(workqueue.DefaultTypedControllerRateLimiter[string]())
	for _, informer := range []cache.SharedIndexInformer{
		factory.Core().V1().Pods().Informer(),
		factory.Core().V1().ConfigMaps().Informer(),
	} {
		_, err := informer.AddEventHandler(cache.ResourceEventHandlerFuncs{
			AddFunc: func(object any) {
				if key, err := cache.MetaNamespaceKeyFunc(object); err == nil {
					queue.Add(key)
				}
			},
		})
		check(err)
	}
	factory.Start(ctx.Done())
	factory.WaitForCacheSync(ctx.Done())
	worker := func(context.Context) {
		for {
			key, quit := queue.Get()
			if quit {
				return
			}
			queue.Done(key)
		}
	}
	for range 2 {
		go wait.UntilWithContext(ctx, worker, time.Second)
	}
	go wait.Until(func() {}, time.Hour, ctx.Done())
	go func() {
		check(wait.PollUntilContextCancel(ctx, time.Hour, true, func(context.Context) (bool, error) { return false, nil }))
	}()

	broadcaster := record.NewBroadcaster()
	broadcaster.StartRecordingToSink(&typedcorev1.EventSinkImpl{Interface: client.CoreV1().Events("default")})
	recorder := broadcaster.NewRecorder(scheme.Scheme, corev1.EventSource{Component: "controller"})
	recorder.Event(&corev1.Pod{ObjectMeta: metav1.ObjectMeta{Name: "web", Namespace: "default"}}, "Normal", "Seen", "seen")

	lock, err := resourcelock.New(resourcelock.LeasesResourceLock, "default", "controller",
		client.CoreV1(), client.CoordinationV1(), resourcelock.ResourceLockConfig{Identity: "first"})
	check(err)
	go leaderelection.RunOrDie(ctx, leaderelection.LeaderElectionConfig{
		Lock: lock, LeaseDuration: time.Minute, RenewDeadline: 40 * time.Second, RetryPeriod: 10 * time.Second,
		Callbacks: leaderelection.LeaderCallbacks{
			OnStartedLeading: func(ctx context.Context) { <-ctx.Done() },
			OnStoppedLeading: func() {},
		},
	})
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
