"""What a case may say about itself."""


def case(seconds=60, long=False):
    def mark(function):
        function.seconds, function.long = seconds, long
        return function
    return mark
