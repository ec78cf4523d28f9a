internal import Compliance
internal import Domain

/// Days worked over days covered: a row per kind of registration with the time it covers as a bar, and on it a line for every
/// day worked; a day that is not covered stands out in height and in words.
struct CoverageDrawing {
    struct Lane: Hashable {
        let label: String
        let covered: [DaySpan]
        let isRequired: Bool
    }

    let lanes: [Lane]
    let worked: [Day]
    /// The first and last day drawn.
    let first: Day
    let last: Day
    /// The peildatum: what lies after it is still to come.
    let today: Day
    let label: String

    func html() -> Drawing { ChartSize.figure(self.label) { size, svg in self.draw(size, &svg) } }

    private func draw(_ size: ChartSize, _ svg: inout SVGText) {
        let (left, right) = (8.0, size.width - 8)
        let (top, bottom) = (22.0, size.height - 8)
        let height = (bottom - top) / Double(max(self.lanes.count, 1))
        let span = Double(max(1, self.last.number - self.first.number + 1))
        func x(_ day: Day) -> Double {
            left + (right - left) * Double(min(max(day.number - self.first.number, 0), Int(span))) / span
        }
        self.months(size, &svg, top: top, bottom: bottom, x: x)
        for (index, lane) in self.lanes.enumerated() {
            let base = top + height * Double(index + 1) - 6
            let bar = 10.0
            svg.words("kz-chart__tick", left, base - bar - 8, lane.label)
            svg.line("kz-chart__grid", left, base, right, base)
            for part in lane.covered where part.first <= self.last && (part.last ?? self.last) >= self.first {
                let (from, to) = (max(part.first, self.first), min(part.last ?? self.last, self.last))
                svg.rect(
                    "kz-coverage__span", x(from), base - bar, x(to.adding(days: 1)) - x(from), bar,
                    title: Text[
                        "employee.lane",
                        ["label": lane.label, "first": part.first.dutch, "last": part.last?.dutch ?? Text["credential.endless"]]])
            }
            for day in self.worked {
                let isCovered = lane.covered.contains { $0.contains(day) }
                let style = isCovered || !lane.isRequired ? "kz-coverage__day" : "kz-coverage__day kz-coverage__day--without"
                svg.line(style, x(day) + 0.5, base - (isCovered || !lane.isRequired ? bar - 2 : bar + 4), x(day) + 0.5, base)
            }
        }
        svg.line("kz-coverage__now", x(self.today), top - 4, x(self.today), bottom)
    }

    /// A line at the first of each month, named as often as there is room.
    private func months(_ size: ChartSize, _ svg: inout SVGText, top: Double, bottom: Double, x: (Day) -> Double) {
        let every = size == .wide ? 2 : 4
        for slice in Slice(grain: .month, containing: self.first).index...Slice(grain: .month, containing: self.last).index {
            let month = Slice(grain: .month, index: slice)
            guard month.first >= self.first else { continue }
            svg.line("kz-chart__grid", x(month.first), top, x(month.first), bottom)
            let number = month.first.date.month
            if (number - 1) % every == 0, x(month.first) < size.width - 40 {
                svg.words("kz-chart__tick", x(month.first), 12, "\(Self.names[number - 1]) \(month.first.date.year % 100)")
            }
        }
    }

    private static var names: [String] { Text["day.months.short"].split(separator: " ").map(String.init) }
}

extension CoverageDrawing {
    /// Twelve months back and half a year ahead of the peildatum, with the kinds that are needed or held.
    init(_ course: EmployeeCourse) {
        let kinds = course.employee.credentials.filter { $0.isRequired || course.covered[$0.kind] != nil }
        let short = kinds.compactMap { kind -> String? in
            guard let words = EmployeeText.uncovered(kind) else { return nil }
            return "\(CodeList.registratie.label(kind.kind)): \(words)"
        }
        self.init(
            lanes: kinds.map {
                Lane(
                    label: CodeList.registratie.label($0.kind), covered: course.covered[$0.kind] ?? [],
                    isRequired: $0.isRequired)
            },
            worked: course.worked, first: EmployeeList.firstDay(on: course.peildatum), last: course.peildatum.adding(days: 182),
            today: course.peildatum,
            label: Text[
                "employee.coverage",
                [
                    "from": EmployeeList.firstDay(on: course.peildatum).dutch, "until": course.peildatum.dutch,
                    "summary": short.isEmpty ? Text["employee.coverage.whole"] : short.joined(separator: "; ") + ".",
                ]])
    }
}
