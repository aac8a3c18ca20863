#include "ui/presentation/related_ledgers.h"

#include "ui/presentation/format.h"

namespace lx::ui {

std::vector<RelatedLedger> related_ledgers(const Catalog& catalog, const LedgerDef& target)
{
    std::vector<RelatedLedger> found;
    for (const LedgerDef& def : catalog.ledgers()) {
        std::vector<const FieldDef*> links;
        for (const FieldDef& field : def.fields) {
            if (field.ledger == target.code &&
                (field.type == FieldType::Ref || field.type == FieldType::RefOrText))
                links.push_back(&field);
        }
        for (const FieldDef* field : links) {
            const bool several = links.size() > 1 || def.code == target.code;
            found.push_back({&def, field->key,
                             several ? QStringLiteral("%1·%2").arg(qt(def.name), qt(field->name))
                                     : qt(def.name)});
        }
    }
    return found;
}

} // namespace lx::ui
