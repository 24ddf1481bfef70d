// Logs a dump of itself with one of several loggers, among other messages.
package main

import (
	"fmt"
	"log"
	"log/slog"
	"os"
	"runtime"
	"time"

	"github.com/sirupsen/logrus"
	"go.uber.org/zap"
	"k8s.io/klog/v2"
)

func lose() { <-make(chan int) }

func main() {
	for range 4 {
		go lose()
	}
	time.Sleep(50 * time.Millisecond)
	buffer := make([]byte, 1<<16)
	dump := string(buffer[:runtime.Stack(buffer, true)])
	switch os.Args[1] {
	case "none":
		fmt.Print(dump)
	case "log":
		log.Print("starting")
		log.Print(dump)
		log.Print("done")
	case "slog-json":
		logger := slog.New(slog.NewJSONHandler(os.Stderr, nil))
		logger.Info("starting")
		logger.Error("stuck", "stack", dump)
		logger.Info("done")
	case "slog-text":
		logger := slog.New(slog.NewTextHandler(os.Stderr, nil))
		logger.Info("starting")
		logger.Error("stuck", "stack", dump)
		logger.Info("done")
	case "zap-json":
		logger, _ := zap.NewProduction()
		logger.Info("starting")
		logger.Warn("stuck", zap.String("dump", dump))
		logger.Info("done")
	case "zap-console":
		logger, _ := zap.NewDevelopment()
		logger.Info("starting")
		logger.Info(dump)
		logger.Info("done")
	case "logrus-text":
		logrus.Info("starting")
		logrus.Error(dump)
		logrus.Info("done")
	case "logrus-json":
		logrus.SetFormatter(&logrus.JSONFormatter{})
		logrus.Info("starting")
		logrus.Error(dump)
		logrus.Info("done")
	case "klog":
		klog.Info("starting")
		klog.Info(dump)
		klog.ErrorS(nil, "stuck", "stack", dump)
		klog.Info("done")
		klog.Flush()
	}
}
