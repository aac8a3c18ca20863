#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/report/quarter/binding_def.h"
#include "core/report/quarter/fill_form.h"

namespace lx {

/// How a bound cell or list stands in a workbook.
enum class BoundState : std::uint8_t
{
    Fits,
    Moved, ///< found at another place by what is written around it
    Lost   ///< not found, or it can't be filled any more
};

/// One cell or list of a binding in a workbook.
struct BoundPart
{
    bool list = false;
    std::size_t index = 0; ///< among the binding's cells or lists
    BoundState state = BoundState::Fits;
    std::string from; ///< "表1!C5"
    std::string to;   ///< Moved
    std::string why;  ///< Lost: a Chinese sentence
};

/// A binding held against a workbook.
struct PlacedBinding
{
    Binding binding;              ///< with the places of this workbook, lost parts left out
    std::vector<BoundPart> parts; ///< of the binding as it was, cells first
    [[nodiscard]] std::size_t count(BoundState state) const;
    /// "C→D" for columns that moved, "表1!C5→表1!C6" for what moved otherwise; once each.
    [[nodiscard]] std::vector<std::string> moves() const;
    /// A sentence for each lost part.
    [[nodiscard]] std::vector<std::string> lost() const;
};

/// The forms of a workbook's sheets, read once each.
class SheetForms
{
public:
    explicit SheetForms(WorkbookPatch& patch) : m_patch(patch) {}
    /// nullptr where the workbook has no such sheet. Errors: BadInput, Cancelled.
    [[nodiscard]] Result<const SheetForm*> find(const std::string& sheet, Progress& progress);

private:
    WorkbookPatch& m_patch;
    std::vector<std::unique_ptr<SheetForm>> m_forms;
};

/// Finds the parts of a binding in a workbook. Errors: BadInput, Cancelled.
[[nodiscard]] Result<PlacedBinding> place_binding(WorkbookPatch& patch, SheetForms& forms,
                                                  const Binding& binding, Progress& progress);
/// Notes what is written around each part, and the fingerprint, so that it is found again. Errors:
/// as place_binding; Usage (a sheet that is not there).
[[nodiscard]] Result<> note_places(SheetForms& forms, Binding& binding, Progress& progress);
/// Of the sheets a binding speaks of; "" where one is not there.
[[nodiscard]] Result<std::string> fingerprint_of(SheetForms& forms, const Binding& binding,
                                                 Progress& progress);

} // namespace lx
