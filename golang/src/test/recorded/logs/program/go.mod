module example.com/logs

go 1.26

require (
	github.com/sirupsen/logrus v1.9.3
	go.uber.org/zap v1.27.0
	k8s.io/klog/v2 v2.130.1
)
