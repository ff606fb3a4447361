// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operator_help.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <string_view>

namespace maskscope {

namespace {

struct OperatorHelp
{
    Q_DECLARE_TR_FUNCTIONS(OperatorHelp)
};

struct Row
{
    std::string_view name; ///< without "aten::"
    const char* sentence;
};

constexpr std::array kRows{
    Row{"linear",
        QT_TRANSLATE_NOOP("OperatorHelp",
                          "Multiplies every row by a table of weights and adds a bias: where most "
                          "of the work is done.")},
    Row{"matmul", QT_TRANSLATE_NOOP("OperatorHelp", "Multiplies two tables of numbers.")},
    Row{"bmm", QT_TRANSLATE_NOOP("OperatorHelp", "Multiplies many pairs of tables at once.")},
    Row{"mm", QT_TRANSLATE_NOOP("OperatorHelp", "Multiplies two tables of numbers.")},
    Row{"addmm", QT_TRANSLATE_NOOP("OperatorHelp", "Multiplies two tables and adds a third.")},
    Row{"baddbmm",
        QT_TRANSLATE_NOOP("OperatorHelp",
                          "Multiplies many pairs of tables at once and adds another.")},
    Row{"einsum",
        QT_TRANSLATE_NOOP("OperatorHelp", "Multiplies and sums along the letters of a formula.")},
    Row{"scaled_dot_product_attention",
        QT_TRANSLATE_NOOP(
            "OperatorHelp",
            "Attention: every token weighs all the others and takes in what matters.")},
    Row{"softmax",
        QT_TRANSLATE_NOOP("OperatorHelp", "Turns scores into shares that add up to one.")},
    Row{"log_softmax",
        QT_TRANSLATE_NOOP("OperatorHelp", "Turns scores into logarithms of shares.")},
    Row{"embedding",
        QT_TRANSLATE_NOOP("OperatorHelp",
                          "Looks up a learned row for each number: words become vectors here.")},
    Row{"layer_norm",
        QT_TRANSLATE_NOOP(
            "OperatorHelp",
            "Evens out each row: mean zero, spread one, then a learned scale and shift.")},
    Row{"native_layer_norm",
        QT_TRANSLATE_NOOP(
            "OperatorHelp",
            "Evens out each row: mean zero, spread one, then a learned scale and shift.")},
    Row{"rms_norm",
        QT_TRANSLATE_NOOP("OperatorHelp",
                          "Evens out the size of each row, then scales it by learned numbers.")},
    Row{"gelu",
        QT_TRANSLATE_NOOP(
            "OperatorHelp",
            "A smooth switch: lets large numbers through and holds back negative ones.")},
    Row{"relu", QT_TRANSLATE_NOOP("OperatorHelp", "A switch: negative numbers become zero.")},
    Row{"silu",
        QT_TRANSLATE_NOOP("OperatorHelp", "A smooth switch: each number times its own sigmoid.")},
    Row{"tanh", QT_TRANSLATE_NOOP("OperatorHelp", "Squeezes numbers between minus one and one.")},
    Row{"sigmoid", QT_TRANSLATE_NOOP("OperatorHelp", "Squeezes numbers between zero and one.")},
    Row{"erf", QT_TRANSLATE_NOOP("OperatorHelp", "The error function, a part of an exact GELU.")},
    Row{"dropout",
        QT_TRANSLATE_NOOP("OperatorHelp",
                          "Leaves out numbers at random while learning; does nothing in use.")},
    Row{"add", QT_TRANSLATE_NOOP("OperatorHelp", "Adds two tensors, number by number.")},
    Row{"add_", QT_TRANSLATE_NOOP("OperatorHelp", "Adds to a tensor in place.")},
    Row{"sub", QT_TRANSLATE_NOOP("OperatorHelp", "Subtracts, number by number.")},
    Row{"rsub", QT_TRANSLATE_NOOP("OperatorHelp", "Subtracts from a number.")},
    Row{"mul", QT_TRANSLATE_NOOP("OperatorHelp", "Multiplies two tensors, number by number.")},
    Row{"div", QT_TRANSLATE_NOOP("OperatorHelp", "Divides, number by number.")},
    Row{"div_", QT_TRANSLATE_NOOP("OperatorHelp", "Divides in place.")},
    Row{"pow", QT_TRANSLATE_NOOP("OperatorHelp", "Raises each number to a power.")},
    Row{"sqrt", QT_TRANSLATE_NOOP("OperatorHelp", "The square root of each number.")},
    Row{"rsqrt", QT_TRANSLATE_NOOP("OperatorHelp", "One over the square root of each number.")},
    Row{"exp", QT_TRANSLATE_NOOP("OperatorHelp", "The exponential of each number.")},
    Row{"neg", QT_TRANSLATE_NOOP("OperatorHelp", "Changes the sign.")},
    Row{"abs", QT_TRANSLATE_NOOP("OperatorHelp", "Drops the sign.")},
    Row{"mean", QT_TRANSLATE_NOOP("OperatorHelp", "The mean along a dimension.")},
    Row{"sum", QT_TRANSLATE_NOOP("OperatorHelp", "The sum along a dimension.")},
    Row{"cumsum",
        QT_TRANSLATE_NOOP("OperatorHelp", "Running sums, for instance to number the tokens.")},
    Row{"max", QT_TRANSLATE_NOOP("OperatorHelp", "The largest number.")},
    Row{"argmax", QT_TRANSLATE_NOOP("OperatorHelp", "The place of the largest number.")},
    Row{"view",
        QT_TRANSLATE_NOOP("OperatorHelp",
                          "Reads the same numbers with other dimensions; moves nothing.")},
    Row{"reshape", QT_TRANSLATE_NOOP("OperatorHelp", "Gives the numbers other dimensions.")},
    Row{"transpose", QT_TRANSLATE_NOOP("OperatorHelp", "Swaps two dimensions.")},
    Row{"permute", QT_TRANSLATE_NOOP("OperatorHelp", "Reorders the dimensions.")},
    Row{"contiguous",
        QT_TRANSLATE_NOOP("OperatorHelp",
                          "Lays the numbers out in order, copying them if need be.")},
    Row{"expand", QT_TRANSLATE_NOOP("OperatorHelp", "Repeats along a dimension without copying.")},
    Row{"expand_as",
        QT_TRANSLATE_NOOP("OperatorHelp", "Repeats until the shape is that of another tensor.")},
    Row{"unsqueeze", QT_TRANSLATE_NOOP("OperatorHelp", "Adds a dimension of size one.")},
    Row{"squeeze", QT_TRANSLATE_NOOP("OperatorHelp", "Drops dimensions of size one.")},
    Row{"flatten", QT_TRANSLATE_NOOP("OperatorHelp", "Joins dimensions into one.")},
    Row{"slice", QT_TRANSLATE_NOOP("OperatorHelp", "Takes a part along a dimension.")},
    Row{"select", QT_TRANSLATE_NOOP("OperatorHelp", "Takes one place along a dimension.")},
    Row{"index", QT_TRANSLATE_NOOP("OperatorHelp", "Takes the places that another tensor names.")},
    Row{"index_select",
        QT_TRANSLATE_NOOP("OperatorHelp", "Takes the rows that another tensor names.")},
    Row{"gather",
        QT_TRANSLATE_NOOP("OperatorHelp",
                          "Collects numbers from the places that another tensor names.")},
    Row{"cat", QT_TRANSLATE_NOOP("OperatorHelp", "Joins tensors one after another.")},
    Row{"stack",
        QT_TRANSLATE_NOOP("OperatorHelp",
                          "Puts tensors on top of each other along a new dimension.")},
    Row{"chunk", QT_TRANSLATE_NOOP("OperatorHelp", "Cuts a tensor into equal parts.")},
    Row{"split", QT_TRANSLATE_NOOP("OperatorHelp", "Cuts a tensor into parts.")},
    Row{"to",
        QT_TRANSLATE_NOOP("OperatorHelp",
                          "Changes the type of the numbers or where they are kept.")},
    Row{"type_as",
        QT_TRANSLATE_NOOP("OperatorHelp",
                          "Changes the type of the numbers to that of another tensor.")},
    Row{"masked_fill",
        QT_TRANSLATE_NOOP(
            "OperatorHelp",
            "Writes one number wherever a mask says so: padding is hidden like this.")},
    Row{"masked_fill_",
        QT_TRANSLATE_NOOP("OperatorHelp", "Writes one number wherever a mask says so, in place.")},
    Row{"where",
        QT_TRANSLATE_NOOP("OperatorHelp", "Takes from one tensor or another, as a mask says.")},
    Row{"arange",
        QT_TRANSLATE_NOOP("OperatorHelp", "Makes the numbers 0, 1, 2, … such as positions.")},
    Row{"zeros", QT_TRANSLATE_NOOP("OperatorHelp", "Makes a tensor of zeros.")},
    Row{"ones", QT_TRANSLATE_NOOP("OperatorHelp", "Makes a tensor of ones.")},
    Row{"full", QT_TRANSLATE_NOOP("OperatorHelp", "Makes a tensor of one number.")},
    Row{"zeros_like",
        QT_TRANSLATE_NOOP("OperatorHelp", "Makes zeros in the shape of another tensor.")},
    Row{"ones_like",
        QT_TRANSLATE_NOOP("OperatorHelp", "Makes ones in the shape of another tensor.")},
    Row{"ne", QT_TRANSLATE_NOOP("OperatorHelp", "Tells where two things differ.")},
    Row{"eq", QT_TRANSLATE_NOOP("OperatorHelp", "Tells where two things are equal.")},
    Row{"lt", QT_TRANSLATE_NOOP("OperatorHelp", "Tells where one number is less than another.")},
    Row{"gt", QT_TRANSLATE_NOOP("OperatorHelp", "Tells where one number is greater than another.")},
    Row{"Int", QT_TRANSLATE_NOOP("OperatorHelp", "Takes the number out of a tensor of one.")},
    Row{"ScalarImplicit",
        QT_TRANSLATE_NOOP("OperatorHelp", "Takes the number out of a tensor of one.")},
    Row{"size", QT_TRANSLATE_NOOP("OperatorHelp", "Asks how large a dimension is.")},
    Row{"copy_", QT_TRANSLATE_NOOP("OperatorHelp", "Copies numbers into a tensor.")},
    Row{"clamp", QT_TRANSLATE_NOOP("OperatorHelp", "Keeps numbers within limits.")},
    Row{"conv1d",
        QT_TRANSLATE_NOOP("OperatorHelp", "Slides a small window of weights along the text.")},
    Row{"_convolution",
        QT_TRANSLATE_NOOP("OperatorHelp", "Slides a small window of weights along the text.")},
};

/// Other families of the same operators: "quantized::linear_dynamic" is a linear.
std::string_view plainName(std::string_view name)
{
    const std::size_t colons = name.rfind("::");
    if (colons != std::string_view::npos) {
        name.remove_prefix(colons + 2);
    }
    constexpr std::string_view kLinear = "linear_";
    return name.starts_with(kLinear) ? name.substr(0, kLinear.size() - 1) : name;
}

} // namespace

QString operatorHelp(const std::string& name)
{
    const std::string_view plain = plainName(name);
    const auto row = std::find_if(kRows.begin(), kRows.end(),
                                  [plain](const Row& known) { return known.name == plain; });
    return row == kRows.end() ? QString() : OperatorHelp::tr(row->sentence);
}

} // namespace maskscope
