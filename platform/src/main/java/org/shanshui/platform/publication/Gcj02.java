package org.shanshui.platform.publication;

/**
 * The shift of GCJ-02 against WGS 84. The formula is not published; this is the approximation in
 * general use, on the ellipsoid of Krassowsky 1940, good to about a metre.
 */
final class Gcj02 {
  private static final double SEMI_MAJOR = 6_378_245.0;
  private static final double ECCENTRICITY_2 = 0.006_693_421_622_965_943;

  /** In degrees, a tenth of a metre. */
  private static final double CLOSE_ENOUGH = 1e-6;

  private Gcj02() {}

  /** From GCJ-02 to WGS 84, by going back what one would be shifted, until that leads here. */
  static double[] undo(double longitude, double latitude) {
    double lon = longitude;
    double lat = latitude;
    for (int i = 0; i < 10; i++) {
      double[] there = shift(lon, lat);
      double east = there[0] - longitude;
      double north = there[1] - latitude;
      lon -= east;
      lat -= north;
      if (Math.abs(east) < CLOSE_ENOUGH && Math.abs(north) < CLOSE_ENOUGH) {
        break;
      }
    }
    return new double[] {lon, lat};
  }

  /** From WGS 84 to GCJ-02. */
  static double[] shift(double longitude, double latitude) {
    double x = longitude - 105;
    double y = latitude - 35;
    double waves = (20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * 2 / 3;
    double north =
        -100
            + 2 * x
            + 3 * y
            + 0.2 * y * y
            + 0.1 * x * y
            + 0.2 * Math.sqrt(Math.abs(x))
            + waves
            + (20 * Math.sin(y * Math.PI) + 40 * Math.sin(y / 3 * Math.PI)) * 2 / 3
            + (160 * Math.sin(y / 12 * Math.PI) + 320 * Math.sin(y * Math.PI / 30)) * 2 / 3;
    double east =
        300
            + x
            + 2 * y
            + 0.1 * x * x
            + 0.1 * x * y
            + 0.1 * Math.sqrt(Math.abs(x))
            + waves
            + (20 * Math.sin(x * Math.PI) + 40 * Math.sin(x / 3 * Math.PI)) * 2 / 3
            + (150 * Math.sin(x / 12 * Math.PI) + 300 * Math.sin(x / 30 * Math.PI)) * 2 / 3;
    double radians = Math.toRadians(latitude);
    double sine = Math.sin(radians);
    double w2 = 1 - ECCENTRICITY_2 * sine * sine;
    double w = Math.sqrt(w2);
    double latitudeShift = Math.toDegrees(north / (SEMI_MAJOR * (1 - ECCENTRICITY_2) / (w2 * w)));
    double longitudeShift = Math.toDegrees(east / (SEMI_MAJOR / w * Math.cos(radians)));
    return new double[] {longitude + longitudeShift, latitude + latitudeShift};
  }
}
