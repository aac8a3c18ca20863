#include "ui/document/glyphs_in_use.h"

#include <algorithm>

#include "ui/document/app_context.h"
#include "ui/presentation/print/given_glyphs.h"

namespace lx::ui {

namespace {

void use_those_of(AppContext& context)
{
    GivenGlyphs glyphs;
    if (context.has_document())
        if (auto read = given_glyphs(context.database()))
            glyphs = std::move(*read);
    use_glyphs(std::move(glyphs));
}

} // namespace

void follow_glyphs(AppContext& context)
{
    QObject::connect(&context, &AppContext::document_changed, &context,
                     [&context] { use_those_of(context); });
    QObject::connect(
        &context, &AppContext::data_changed, &context, [&context](const DataChange& change) {
            if (std::ranges::any_of(change.settings,
                                    [](const std::string& name) { return is_glyph_setting(name); }))
                use_those_of(context);
        });
}

} // namespace lx::ui
