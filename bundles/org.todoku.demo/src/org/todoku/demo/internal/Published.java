package org.todoku.demo.internal;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.todoku.core.CategoryRef;
import org.todoku.core.Coded;
import org.todoku.core.Title;
import org.todoku.core.Update;
import org.todoku.core.UpdateType;

/**
 * Everything Microsoft would have published up to a moment in this made-up world: seven years of monthly updates counted back
 * from the latest second Tuesday, so that KB numbers stay the same whenever the fleet is generated.
 */
public final class Published {

    static final int MONTHS = 84;
    private static final int NEWEST_KB = 5099000;
    private static final int KB_PER_MONTH = 1100;

    private final Instant now;
    private final List<Update> updates = new ArrayList<>();
    private final Map<String, UUID> latestOfSeries = new HashMap<>();

    public Published(Instant now) {
        this.now = now;
        for (int month = MONTHS - 1; month >= 0; month--) {
            windows(month);
            office(month);
            rollups(month);
            edge(month);
        }
        definitions();
        drivers();
        special();
    }

    /** All updates, oldest first within a series. */
    public List<Update> updates() {
        return List.copyOf(updates);
    }

    /** The second Tuesday {@code month} months before the latest one, at the hour updates come out. */
    Instant patchTuesday(int month) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate latest = secondTuesday(today);
        if (latest.isAfter(today.minusDays(3))) {
            latest = secondTuesday(today.minusMonths(1));
        }
        return secondTuesday(latest.minusMonths(month)).atTime(LocalTime.of(17, 0)).toInstant(ZoneOffset.UTC);
    }

    private static LocalDate secondTuesday(LocalDate month) {
        return month.with(TemporalAdjusters.dayOfWeekInMonth(2, DayOfWeek.TUESDAY));
    }

    /** One line of Windows: when its monthly updates began and ended, and where its KB numbers lie within a month. */
    private record Line(int offset, String name, CategoryRef product, String first, String last, String... architectures) {

        boolean serviced(String month) {
            return month.compareTo(first) >= 0 && month.compareTo(last) <= 0;
        }
    }

    private static final List<Line> LINES = List.of(
            new Line(10, "Windows 11 Version 24H2", Products.WINDOWS_11, "2024-10", "9999", "x64", "arm64"),
            new Line(12, "Windows 11 Version 25H2", Products.WINDOWS_11, "2025-10", "9999", "x64", "arm64"),
            new Line(14, "Windows 11 Version 23H2", Products.WINDOWS_11, "2023-11", "9999", "x64", "arm64"),
            new Line(16, "Windows 11 Version 22H2", Products.WINDOWS_11, "2022-10", "2025-10", "x64", "arm64"),
            new Line(18, "Windows 11 Version 21H2", Products.WINDOWS_11, "2021-10", "2024-10", "x64", "arm64"),
            new Line(20, "Windows 10 Version 22H2", Products.WINDOWS_10_1903, "2022-11", "9999", "x64", "x86", "arm64"),
            new Line(22, "Windows 10 Version 21H2", Products.WINDOWS_10_1903, "2021-12", "2027-01", "x64", "x86", "arm64"),
            new Line(40, "Windows 10 Version 21H1", Products.WINDOWS_10_1903, "2021-06", "2022-12", "x64", "x86", "arm64"),
            new Line(42, "Windows 10 Version 20H2", Products.WINDOWS_10_1903, "2020-11", "2023-05", "x64", "x86", "arm64"),
            new Line(44, "Windows 10 Version 2004", Products.WINDOWS_10_1903, "2020-06", "2021-12", "x64", "x86", "arm64"),
            new Line(46, "Windows 10 Version 1909", Products.WINDOWS_10_1903, "2019-11", "2022-05", "x64", "x86", "arm64"),
            new Line(24, "Windows 10 Version 1809", Products.WINDOWS_10, "2018-11", "9999", "x64", "x86"),
            new Line(26, "Windows 10 Version 1607", Products.WINDOWS_10, "2016-08", "9999", "x64", "x86"),
            new Line(30, "Windows Server 2019", Products.SERVER_2019, "2018-11", "9999", "x64"),
            new Line(32, "Windows Server 2016", Products.SERVER_2016, "2016-10", "9999", "x64"),
            new Line(34, "Microsoft server operating system version 21H2", Products.SERVER_21H2, "2021-10", "9999", "x64"),
            new Line(36, "Microsoft server operating system version 24H2", Products.SERVER_24H2, "2024-11", "9999", "x64"));

    private void windows(int month) {
        String stamp = patchTuesday(month).toString().substring(0, 7);
        for (Line line : LINES) {
            if (line.serviced(stamp)) {
                for (String architecture : line.architectures()) {
                    monthly(month, stamp, line, architecture);
                }
            }
        }
    }

    private void monthly(int month, String stamp, Line line, String architecture) {
        int kb = NEWEST_KB - month * KB_PER_MONTH + line.offset();
        String name = line.name();
        add(kb, "cu-" + name + architecture, line.product(), Products.SECURITY, patchTuesday(month), 640_000_000L + kb % 977 * 100_000L,
                stamp + " Cumulative Update for " + name + " for " + architecture + "-based Systems (KB" + kb + ")",
                stamp + " " + architecture + " ベース システム用 " + name + " の累積更新プログラム (KB" + kb + ")");
        int framework = kb + 400;
        add(framework, "net-" + name + architecture, line.product(), Products.SECURITY, patchTuesday(month), 71_000_000L,
                stamp + " Cumulative Update for .NET Framework 3.5 and 4.8.1 for " + name + " for " + architecture + " (KB" + framework
                + ")", stamp + " " + architecture + " 用 " + name + " の .NET Framework 3.5 および 4.8.1 の累積更新プログラム (KB" + framework + ")");
        if (month % 4 == 0) {
            int stack = kb + 200;
            add(stack, "ssu-" + name + architecture, line.product(), Products.CRITICAL, patchTuesday(month), 14_000_000L,
                    stamp + " Servicing Stack Update for " + name + " for " + architecture + "-based Systems (KB" + stack + ")",
                    stamp + " " + architecture + " ベース システム用 " + name + " サービス スタック更新プログラム (KB" + stack + ")");
        }
    }

    private void office(int month) {
        String[] programs = { "Excel 2016", "Word 2016", "Outlook 2016", "PowerPoint 2016", "Access 2016", "Office 2016", "Visio 2016",
                "Project 2016" };
        for (int i = 0; i < programs.length; i++) {
            int kb = NEWEST_KB - month * KB_PER_MONTH + 600 + i;
            boolean security = (month + i) % 3 != 0;
            for (String bits : List.of("32", "64")) {
                add(kb, "office-" + programs[i] + bits, Products.OFFICE_2016, security ? Products.SECURITY : Products.CRITICAL,
                        patchTuesday(month), 18_000_000L + i * 3_000_000L,
                        (security ? "Security Update" : "Update") + " for Microsoft " + programs[i] + " (KB" + kb + ") " + bits
                        + "-Bit Edition",
                        "Microsoft " + programs[i] + (security ? " セキュリティ更新プログラム" : " 更新プログラム") + " (KB" + kb + ") " + bits + " ビット版");
            }
        }
    }

    private void rollups(int month) {
        String version = "v5." + (200 - month);
        for (String architecture : List.of("x64", "x86")) {
            add(890830, "msrt-" + architecture,
                    List.of(Products.WINDOWS_10, Products.WINDOWS_10_1903, Products.WINDOWS_11, Products.SERVER_2019),
                    Products.ROLLUPS, patchTuesday(month), 75_000_000L,
                    "Windows Malicious Software Removal Tool " + architecture + " - " + version + " (KB890830)",
                    "悪意のあるソフトウェアの削除ツール " + architecture + " - " + version + " (KB890830)");
        }
    }

    private void edge(int month) {
        for (String architecture : List.of("x64", "x86", "ARM64")) {
            String version = (150 - month) + ".0." + (3900 - month * 37) + ".54";
            add(0, "edge-" + architecture, Products.EDGE, Products.UPDATES, patchTuesday(month).minus(4, ChronoUnit.DAYS), 190_000_000L,
                    "Microsoft Edge-Stable Channel Version " + (150 - month) + " Update for " + architecture + " based Editions (Build "
                    + version + ")",
                    architecture + " ベースのエディション用 Microsoft Edge-Stable チャネル バージョン " + (150 - month) + " の更新プログラム (ビルド " + version + ")");
        }
    }

    private void definitions() {
        Instant first = now.minus(60, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS);
        for (int i = 0; i < 180; i++) {
            Instant created = first.plus(i * 8L, ChronoUnit.HOURS);
            if (created.isBefore(now.minus(9, ChronoUnit.HOURS))) {
                String version = "1.447." + (100 + i) + ".0";
                add(2267602, "definition", Products.DEFENDER, Products.DEFINITIONS, created, 2_100_000L,
                        "Security Intelligence Update for Microsoft Defender Antivirus - KB2267602 (Version " + version
                        + ") - Current Channel (Broad)",
                        "Microsoft Defender Antivirus のセキュリティ インテリジェンス更新プログラム - KB2267602 (バージョン " + version + ") - 現在のチャネル (広範)");
            }
        }
    }

    private void drivers() {
        String[] makers = { "HP Inc. - Printer", "Intel - Net", "Realtek - MEDIA", "Lenovo - Firmware", "Dell - System",
                "Canon - Printer" };
        for (int i = 0; i < 300; i++) {
            String title = makers[i % makers.length] + " - " + (1 + i % 12) + "." + i + ".0." + (i * 7 % 100);
            add(0, "driver-" + i, List.of(Products.DRIVERS_10), Products.DRIVERS, patchTuesday(i % MONTHS).plus(i % 20, ChronoUnit.DAYS),
                    4_000_000L + i, title, title);
        }
    }

    /** The updates that the guided tour asks for and that no series has. */
    private void special() {
        Instant latest = patchTuesday(0);
        add(5099777, "hotfix-print", Products.WINDOWS_11, Products.UPDATES, latest.plus(2, ChronoUnit.DAYS), 612_000_000L,
                "Update for Windows 11 Version 24H2 for x64-based Systems: printing from 32-bit applications (KB5099777)",
                "x64 ベース システム用 Windows 11 Version 24H2 の更新プログラム: 32 ビット アプリケーションからの印刷 (KB5099777)");
        add(5099900, "oob", Products.WINDOWS_11, Products.SECURITY, now.minus(9, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MINUTES),
                655_000_000L, "Security Update for Windows 11 Version 25H2 for x64-based Systems: remote desktop sign-in (KB5099900)",
                "x64 ベース システム用 Windows 11 Version 25H2 のセキュリティ更新プログラム: リモート デスクトップのサインイン (KB5099900)");
    }

    private void add(int kb, String series, CategoryRef product, CategoryRef classification, Instant created, long bytes, String english,
            String japanese) {
        add(kb, series, List.of(product), classification, created, bytes, english, japanese);
    }

    private void add(int kb, String series, List<CategoryRef> products, CategoryRef classification, Instant created, long bytes,
            String english, String japanese) {
        UUID id = UUID.nameUUIDFromBytes(("todoku demo " + series + ' ' + english.replaceAll("^\\d{4}-\\d\\d ", ""))
                .getBytes(StandardCharsets.UTF_8));
        UUID replaced = latestOfSeries.put(series, id);
        boolean driver = classification.equals(Products.DRIVERS);
        updates.add(new Update(id, 200, List.of(new Title("en", english), new Title("ja", japanese)),
                kb == 0 ? List.of() : List.of(Integer.toString(kb)), List.of(), products, classification,
                Coded.of(driver ? UpdateType.DRIVER : UpdateType.SOFTWARE), created, replaced == null ? List.of() : List.of(replaced),
                List.of(), bytes, Map.of()));
    }
}
