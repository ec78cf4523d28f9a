internal import Domain
internal import Indicators

internal import struct Storage.Moment

/// All that a page of panels asks, to be answered at the same two dates.
struct PanelQuestions {
    let own: [FigureRequest]
    /// The same of the other side; empty when nothing is compared.
    let other: [FigureRequest]
    /// Of the cases that count on both sides, where the address does not say whether there are any.
    let shared: FigureRequest?

    var all: [FigureRequest] { self.own + self.other + [self.shared].compactMap(\.self) }

    init(_ panels: [DashboardPanel], _ window: PanelWindow, base: FigureRequest) {
        let grain = window.grain
        self.own = Self.questions(panels, window.own, grain, also: [window.chosen, window.previous], base: base)
        guard let other = window.other else {
            (self.other, self.shared) = ([], nil)
            return
        }
        self.other = Self.questions(panels, other, grain, also: [other.chosen], base: base)
        if case .counted(let filters) = window.sharing {
            var question = base
            question.ids = Self.ids(panels)
            question.period = window.chosen
            question.filters = filters
            self.shared = question
        } else {
            self.shared = nil
        }
    }

    /// The course of the panels that draw one, before the last delivery known at these dates; nil when there is none, or nothing
    /// was delivered before.
    func earlier(_ panels: [DashboardPanel], at dates: TwoDates) -> FigureRequest? {
        guard let course = self.own.first, course.grain != nil, let delivery = dates.stand.delivery, delivery > 1 else {
            return nil
        }
        let drawn = panels.filter { $0.chart == .trend }
        guard !drawn.isEmpty else { return nil }
        var question = course
        question.ids = Self.ids(drawn)
        question.dimensions = []
        question.peildatum = dates.peildatum
        question.stand = .delivery(delivery - 1)
        return question
    }

    private static func ids(_ panels: [DashboardPanel]) -> [String] {
        panels.map(\.indicator).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// The course, the periods it lacks, and one question per dimension.
    private static func questions(
        _ panels: [DashboardPanel], _ side: PanelSelection, _ grain: TimeGrain, also periods: [Period?], base: FigureRequest
    ) -> [FigureRequest] {
        let ids = Self.ids(panels)
        var base = base
        base.filters = side.filters
        var questions: [FigureRequest] = []
        var course = base
        if let period = side.course {
            course.ids = ids
            course.period = period
            course.grain = grain
            questions.append(course)
        }
        for period in periods.compactMap(\.self) where !side.holds(period) {
            var question = base
            question.ids = ids
            question.period = period
            questions.append(question)
        }
        for dimension in Dimension.allCases {
            let drawn = panels.filter { $0.dimension == dimension }
            for isCourse in side.range == nil ? [false] : [false, true] {
                let wanted = drawn.filter { ($0.chart == .stack) == isCourse }.map(\.indicator)
                guard !wanted.isEmpty else { continue }
                var question = isCourse ? course : base
                question.ids = ids.filter(wanted.contains)
                if !isCourse { question.period = side.chosen }
                question.dimensions = dimension == .gemeente && !isCourse ? [.jeugdregio, .gemeente] : [dimension]
                questions.append(question)
            }
        }
        return questions
    }
}
