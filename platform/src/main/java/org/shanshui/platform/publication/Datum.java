package org.shanshui.platform.publication;

/** What longitude and latitude are measured by (坐标系). */
public enum Datum {
  /** WGS 84, and CGCS 2000, which differs from it by centimetres. */
  WGS84,
  /** GCJ-02 (火星坐标): the shifted coordinates of maps published in China. */
  GCJ02;

  /**
   * The same point in WGS 84.
   *
   * @return longitude and latitude in degrees
   */
  public double[] toWgs84(double longitude, double latitude) {
    return this == WGS84 ? new double[] {longitude, latitude} : Gcj02.undo(longitude, latitude);
  }
}
