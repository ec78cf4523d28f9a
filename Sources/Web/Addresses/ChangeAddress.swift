internal import Domain
internal import Indicators

/// Which figure changed, and between which dates: `stand` and `peildatum` are the later side, `van` and `van_peildatum` the
/// earlier one; or with `vergelijk` between which periods, at the same dates.
struct ChangeAddress: Hashable {
    var indicator: String?
    var period: String?
    /// The period to explain the difference with, at the same dates; nil = the same period at an earlier stand.
    var compare: String?
    var filters: [Dimension: [String]] = [:]
    var before = DateAddress()
    var after = DateAddress()

    init(indicator: String?, period: String?, filters: [Dimension: [String]] = [:], after: DateAddress = .init()) {
        self.indicator = indicator
        self.period = period
        self.filters = filters
        self.after = after
    }

    init(_ query: AddressQuery) {
        let figures = FiguresAddress(query)
        self.init(indicator: query["ids"], period: query["periode"], filters: figures.filters, after: figures.dates)
        self.compare = query["vergelijk"]
        self.before = DateAddress(peildatum: query["van_peildatum"], stand: query["van"])
    }

    static let names =
        ["ids", "periode", "vergelijk", "van", "van_peildatum", "peildatum", "stand", "vorm"]
        + PanelAddress.dimensions.map(\.rawValue)

    var items: [AddressQuery.Item] {
        var figures = FiguresAddress(ids: [self.indicator].compactMap(\.self), period: self.period, dates: self.after)
        figures.filters = self.filters
        return figures.items
            + [("vergelijk", self.compare), ("van", self.before.stand), ("van_peildatum", self.before.peildatum)].compactMap {
                name, value in
                value.map { AddressQuery.Item(name: name, value: $0) }
            }
    }

    /// The question; without an earlier stand it is that of the delivery before `latest`. All that cannot be read is reported at
    /// once.
    func request(latest: Int?, problems: inout [FieldProblem]) -> FigureChangeRequest? {
        var figures = FiguresAddress(ids: [], period: self.period, dates: self.after)
        figures.filters = self.filters
        let question = figures.request(problems: &problems)
        guard let id = self.indicator, Definition.all.contains(where: { $0.figureIDs.contains(id) }) else {
            problems.append(FieldProblem(field: "ids", message: Text["change.refusal.figure"]))
            return nil
        }
        var compared: Period?
        if let text = self.compare {
            do throws(FieldProblem) {
                guard self.before == DateAddress() else {
                    throw FieldProblem(
                        field: "vergelijk", message: Text["change.refusal.both"],
                        hint: Text["change.refusal.both.hint"])
                }
                guard let period = question.period, period != .all else {
                    throw FieldProblem(field: "periode", message: Text["change.refusal.period"])
                }
                compared = try PanelComparison.period(text, beside: period)
            } catch {
                problems.append(error)
            }
        }
        var standBefore = Stand.delivery(max(1, (latest ?? 1) - 1))
        if let text = self.before.stand {
            do {
                standBefore = try Stand(text)
            } catch {
                problems.append(FieldProblem(field: "van", message: error.message, hint: error.hint))
            }
        }
        var peildatumBefore: Day?
        if let text = self.before.peildatum {
            do {
                peildatumBefore = try Day(text)
            } catch {
                problems.append(FieldProblem(field: "van_peildatum", message: error.message, hint: error.hint))
            }
        }
        return FigureChangeRequest(
            id: id, period: question.period ?? .all, comparedPeriod: compared, filters: question.filters,
            peildatumBefore: peildatumBefore,
            standBefore: standBefore, peildatumAfter: question.peildatum, standAfter: question.stand)
    }
}
