internal import Domain
internal import Indicators
internal import Publishing

/// One key figure: value, what it rests on, how it moved, its course, and the ways to more.
struct OverviewTile {
    /// The small line chart, as attributes of SVG elements.
    struct Spark {
        struct Line { let linePath: String }
        struct Dot {
            let dotX: String
            let dotY: String
        }

        /// The course in words, for who does not see the drawing.
        let sparkLabel: String
        /// `K1 2025 – K4 2026`
        let sparkRange: String
        let sparkBox: String
        let sparkZero: String
        let sparkRight: String
        let sparkLines: [Line]
        let sparkDashed: String?
        let sparkDots: [Dot]
        let sparkChosen: Dot?
    }

    struct Target { let targetText: String }

    let tileLabel: String
    let tilePrefix: String?
    let tileDigits: String?
    let tileSuffix: String?
    /// Why there is no value; nil when there is one.
    let tileStatus: String?
    let tileCounts: String
    let tileInterval: String?
    let tileTrend: String
    let tileArrow: String?
    let tileJudgement: String?
    let tileNote: String?
    /// What it should reach, and whether it does; one sentence per streefwaarde.
    let tileTargets: [Target]
    let tileSpark: Spark?
    let tileDefinitionLink: String
    let tileFiguresLink: String
    let tileFileLink: String
    /// nil for who may not see cases.
    let tileCasesLink: String?
}

extension OverviewTile {
    init(_ tile: Dashboard.Tile, answer: OverviewFigures, tenant: TenantID, maySeeCases: Bool) {
        let definition =
            answer.table.definitions.first { $0.figureIDs.contains(tile.indicator) } ?? Definition.find(tile.indicator)
        let chosen = answer.window.chosen
        let figure = answer.figure(tile.indicator, in: chosen)
        let text = figure.map { FigureText($0, isLarge: true) }
        let isRunning = PeriodChooser.isRunning(chosen, peildatum: answer.table.dates.peildatum)
        let trend = figure.map {
            // Half a period against a whole one says nothing about a sum.
            isRunning && $0.isSumOverThePeriod
                ? Trend(unfinished: chosen.spoken)
                : Trend(
                    $0, previous: answer.figure(tile.indicator, in: chosen.previous), earlier: chosen.previous.spoken,
                    better: definition?.direction ?? .neither)
        }
        let course = FiguresAddress(
            ids: [tile.indicator], per: [chosen.grain.rawValue], period: answer.window.range,
            dates: DateAddress(pinning: answer.table.dates))
        let label = tile.label ?? FigureName.label(tile.indicator, definition)
        func filled(_ word: String?) -> String? { word.flatMap { $0.isEmpty ? nil : $0 } }
        self.init(
            tileLabel: label, tilePrefix: filled(text?.prefix), tileDigits: text?.digits, tileSuffix: filled(text?.suffix),
            tileStatus: figure == nil ? Text["tile.notAsked"] : text?.status,
            tileCounts: figure.map { FigureText.counts($0, noun: tile.counts) } ?? "",
            tileInterval: figure.flatMap(FigureText.interval), tileTrend: trend?.text ?? "",
            tileArrow: Self.arrow(trend?.direction),
            tileJudgement: trend?.judgement, tileNote: tile.note,
            tileTargets: answer.table.targets.of(
                tile.indicator, in: .organisation, on: min(chosen.last, answer.table.dates.peildatum)
            ).map {
                Target(targetText: TargetText(target: $0, unit: figure?.unit ?? definition?.unit ?? .count).sentence(of: figure))
            },
            tileSpark: Spark(tile.indicator, label: label, answer: answer),
            tileDefinitionLink: Links.definition(tile.indicator), tileFiguresLink: Links.figures(tenant, course),
            tileFileLink: Links.figures(tenant, course, form: .excel),
            tileCasesLink: maySeeCases
                ? Links.figureCases(
                    tenant,
                    FigureCasesAddress(tile.indicator, period: chosen.description, filters: [:], dates: course.dates)) : nil)
    }

    private static func arrow(_ direction: Trend.Direction?) -> String? {
        switch direction {
        case nil: nil
        case .up: "▲"
        case .down: "▼"
        case .level: "="
        }
    }

    static let sample = OverviewTile(
        tileLabel: "Uitval", tilePrefix: "€", tileDigits: "12,5", tileSuffix: "%", tileStatus: "afgerond",
        tileCounts: "5 van 40 trajecten", tileInterval: "5,5 – 26,1", tileTrend: "3,2 procentpunt hoger dan K2 2026",
        tileArrow: "▲",
        tileJudgement: "verschil past binnen toeval", tileNote: "Let op.",
        tileTargets: [Target(targetText: "Streefwaarde minstens 90 %: gehaald.")],
        tileSpark: Spark(
            sparkLabel: "Verloop", sparkRange: "K1 2025 – K4 2026", sparkBox: "0 0 240 44", sparkZero: "39.0", sparkRight: "240",
            sparkLines: [Spark.Line(linePath: "M0 0 L1 1")], sparkDashed: "M1 1 L2 2",
            sparkDots: [Spark.Dot(dotX: "1", dotY: "1")],
            sparkChosen: Spark.Dot(dotX: "2", dotY: "2")),
        tileDefinitionLink: "/definities/uitval", tileFiguresLink: "/o/wieg/cijfers?ids=uitval",
        tileFileLink: "/o/wieg/cijfers.csv?ids=uitval", tileCasesLink: "/o/wieg/cijfers/casussen?ids=uitval")
}

extension OverviewTile.Spark {
    /// nil when there is no course to draw.
    init?(_ indicator: String, label: String, answer: OverviewFigures) {
        let peildatum = answer.table.dates.peildatum
        let slices = answer.begun
        let figures = slices.map { answer.figure(indicator, in: $0) }
        let values = zip(slices, figures).map { slice, figure in
            Sparkline.Value(
                value: figure?.value, isProvisional: PeriodChooser.isRunning(slice, peildatum: peildatum),
                isChosen: slice == answer.window.chosen)
        }
        guard let first = slices.first, let last = slices.last else { return nil }
        let words = zip(slices, figures).map { slice, figure in
            let value = figure.map { FigureText($0).text ?? FigureText.status($0) ?? "" } ?? Text["figure.none"]
            let isRunning = PeriodChooser.isRunning(slice, peildatum: peildatum)
            return "\(slice.spoken) \(value)\(isRunning ? Text["tile.provisional"] : "")"
        }
        self.init(
            values, label: Text["chart.course", ["name": label, "words": words.joined(separator: "; ")]],
            range: "\(first.spoken) – \(last.spoken)")
    }

    /// nil when there is no course to draw.
    init?(_ values: [Sparkline.Value], label: String, range: String) {
        guard values.count > 1, let line = Sparkline(values) else { return nil }
        func dot(_ point: Sparkline.Point) -> Dot { Dot(dotX: "\(point.x)", dotY: "\(point.y)") }
        self.init(
            sparkLabel: label, sparkRange: range, sparkBox: "0 0 \(Int(Sparkline.width)) \(Int(Sparkline.height))",
            sparkZero: "\(line.zero)", sparkRight: "\(Int(Sparkline.width))", sparkLines: line.solid.map { Line(linePath: $0) },
            sparkDashed: line.dashed, sparkDots: line.lonely.map(dot), sparkChosen: line.chosen.map(dot))
    }
}
