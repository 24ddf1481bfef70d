package scenario;

import internal.Serve;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ThreadFactory;

public final class WeatherModel {
  private static final int REGIONS = 3;

  private final ThreadFactory threads;

  WeatherModel(ThreadFactory threads) {
    this.threads = threads;
  }

  void step(int... temperatures) {
    CyclicBarrier step = new CyclicBarrier(REGIONS);
    for (int temperature : temperatures) {
      threads.newThread(() -> region(temperature, step)).start();
    }
  }

  private static void region(int temperature, CyclicBarrier step) {
    try {
      if (temperature < -273) {
        System.err.println("the sensor is broken: " + temperature);
      }
      step.await();
    } catch (BrokenBarrierException e) {
      System.err.println("the step is given up");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public static void main(String[] arguments) {
    Serve serve = Serve.on(arguments);
    WeatherModel model = new WeatherModel(serve.threads());
    serve.run(() -> model.step(21, 18, -999));
  }
}
