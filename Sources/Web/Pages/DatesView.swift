internal import Domain
internal import Indicators
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
    /// The last delivery; nil when there is none.
    let delivery: String?
    let earlier: Earlier?

    init(_ dates: TwoDates, delivery: DeliverySummary?, today: Day, latestLink: String) {
        self.peildatum = dates.peildatum.dutch + (dates.peildatum == today ? " (vandaag)" : "")
        self.stand = Self.words(dates.stand)
        self.delivery = delivery.map {
            "nr. \($0.number), \($0.committed), \(DutchNumber.whole($0.rows)) \($0.rows == 1 ? "regel" : "regels")"
        }
        self.earlier =
            dates.stand.isLatest
            ? nil
            : Earlier(
                bannerText: "U ziet een eerdere stand: \(Self.words(dates.stand)). Wat daarna is geleverd of verbeterd, telt hier niet mee.",
                bannerLink: latestLink)
    }

    private static func words(_ stand: Moment) -> String {
        guard stand.number > 0, let day = stand.day else { return stand.isLatest ? "nog niets geleverd" : "vóór de eerste levering" }
        let name = stand.delivery.map { "levering \($0), \(day.dutch)" } ?? day.dutch
        return stand.isLatest ? "\(name) (de laatste)" : name
    }

    private init(peildatum: String, stand: String, delivery: String?, earlier: Earlier?) {
        self.peildatum = peildatum
        self.stand = stand
        self.delivery = delivery
        self.earlier = earlier
    }

    static let sample = DatesView(
        peildatum: "22-11-2026 (vandaag)", stand: "levering 12, 14-11-2026", delivery: "nr. 12, 14-11-2026 09:12, 1.234 regels",
        earlier: Earlier(bannerText: "U ziet een eerdere stand.", bannerLink: "/o/wieg/overzicht"))
}

/// The files of a page, with both dates pinned.
struct DownloadsView {
    let excelLink: String
    let openLink: String
    let jsonLink: String

    static let sample = DownloadsView(excelLink: "/a.csv", openLink: "/b.csv", jsonLink: "/c.json")
}
