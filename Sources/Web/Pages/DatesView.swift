internal import Domain
internal import Indicators
internal import Publishing

internal import struct Storage.Moment

/// The two dates a page was made with, always printed, also when they are today and the latest.
struct DatesView {
    /// What the reader must know when the page shows an earlier stand.
    struct Earlier {
        let bannerText: String
        let bannerLink: String
    }

    let peildatum: String
    let stand: String
    /// The last delivery where the stand is another one; nil when there is none, or it is the stand itself.
    let delivery: String?
    let earlier: Earlier?
    /// The files of the page; nil when there is nothing in them.
    let downloads: DownloadsView?

    init(_ dates: TwoDates, delivery: DeliverySummary?, today: Day, latestLink: String, downloads: DownloadsView?) {
        self.peildatum = dates.peildatum.dutch + (dates.peildatum == today ? Text["dates.today"] : "")
        if let delivery, dates.stand.isLatest, dates.stand.delivery == delivery.number {
            self.stand = Text["dates.delivery.latest", ["delivery": Self.words(delivery)]]
            self.delivery = nil
        } else {
            self.stand = Self.words(dates.stand)
            self.delivery = delivery.map(Self.words)
        }
        self.earlier =
            dates.stand.isLatest
            ? nil
            : Earlier(
                bannerText:
                    Text["dates.earlier", ["stand": Self.words(dates.stand)]],
                bannerLink: latestLink)
        self.downloads = downloads
    }

    private static func words(_ delivery: DeliverySummary) -> String {
        "\(delivery.number), \(delivery.committed), \(Text["dates.rows", count: delivery.rows])"
    }

    private static func words(_ stand: Moment) -> String {
        guard stand.number > 0, let day = stand.day else {
            return stand.isLatest ? Text["stand.nothing"] : Text["stand.before"]
        }
        let name = stand.delivery.map { Text["dates.delivery.day", ["delivery": $0, "day": day.dutch]] } ?? day.dutch
        return stand.isLatest ? Text["dates.latest.of", ["name": name]] : name
    }

    private init(peildatum: String, stand: String, delivery: String?, earlier: Earlier?, downloads: DownloadsView?) {
        self.peildatum = peildatum
        self.stand = stand
        self.delivery = delivery
        self.earlier = earlier
        self.downloads = downloads
    }

    static let sample = DatesView(
        peildatum: "22-11-2026 (vandaag)", stand: "levering 12, 14-11-2026", delivery: "12, 14-11-2026 09:12, 1.234 regels",
        earlier: Earlier(bannerText: "U ziet een eerdere stand.", bannerLink: "/o/wieg/overzicht"), downloads: .sample)
}

/// The files of a page, with both dates pinned.
struct DownloadsView {
    let excelLink: String
    let workbookLink: String
    let openLink: String
    /// The description of each CSV file, which a receiver checks it by.
    let excelCompanionLink: String
    let openCompanionLink: String
    let jsonLink: String
    let bundleLink: String

    /// By the form they are asked in.
    init(_ link: (ExportForm) -> String) {
        self.excelLink = link(.excel)
        self.workbookLink = link(.xlsx)
        self.openLink = link(.open)
        self.excelCompanionLink = FileCompanion.address(of: self.excelLink)
        self.openCompanionLink = FileCompanion.address(of: self.openLink)
        self.jsonLink = link(.json)
        self.bundleLink = link(.zip)
    }

    static let sample = DownloadsView { "/a.\($0)" }
}
