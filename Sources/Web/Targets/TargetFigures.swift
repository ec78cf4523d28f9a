internal import Domain
internal import Indicators
internal import Ingest

/// The figures for which a streefwaarde can be set.
enum TargetFigures {
    /// Every figure with its words and unit, in the order of the catalogue.
    static let choices: [EntryField.Choice] = Definition.all.flatMap { definition in
        definition.figureIDs.map { id in
            EntryField.Choice(
                code: id, label: "\(FigureName.label(id, definition)) (\(FigureName.unit(definition.unit)))")
        }
    }

    static func label(_ id: String) -> String { FigureName.label(id, Definition.find(id)) }

    static func unit(_ id: String) -> FigureUnit { Definition.find(id)?.unit ?? .count }
}
